import { runSuite } from './suites';

runSuite('browser');
