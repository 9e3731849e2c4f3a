import { runSuite } from './suites';

runSuite('surface');
