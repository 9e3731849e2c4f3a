import { runSuite } from './suites';

runSuite('channel');
