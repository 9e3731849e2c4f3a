#!/usr/bin/env node
require('../dist/cli/firelog.js');
