import { runSuite } from './suites';

runSuite('rest');
