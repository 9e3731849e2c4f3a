import { runSuite } from './suites';

runSuite('loads');
