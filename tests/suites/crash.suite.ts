import { runSuite } from './suites';

runSuite('crash');
