import { runSuite } from './suites';

runSuite('processes');
