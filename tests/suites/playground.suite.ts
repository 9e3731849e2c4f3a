import { runSuite } from './suites';

runSuite('playground');
