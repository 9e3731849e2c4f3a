import { runSuite } from './suites';

runSuite('fuzz');
