import { runSuite } from './suites';

runSuite('page');
