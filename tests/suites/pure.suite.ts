import { runSuite } from './suites';

runSuite('pure');
