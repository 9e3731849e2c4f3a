import { runSuite } from './suites';

runSuite('absence');
