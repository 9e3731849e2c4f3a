import { runSuite } from './suites';

runSuite('scenarios');
