import { runSuite } from './suites';

runSuite('commands');
