import { runSuite } from './suites';

runSuite('transport');
