import { runSuite } from './suites';

runSuite('cli');
