import { runSuite } from './suites';

runSuite('safety');
