import { runSuite } from './suites';

runSuite('long-draft');
