// Loaded into an app's process before the app: tells the runner how long its event loop was blocked at most.
const { monitorEventLoopDelay } = require('node:perf_hooks');

const resolution = 5;
const delays = monitorEventLoopDelay({ resolution });
delays.enable();

process.on('message', () => {
  // What is measured is from one ring of a timer to the next.
  process.send(Math.max(0, delays.max / 1e6 - resolution));
  delays.reset();
});
// The app ends when it is through, whether or not somebody may still ask.
process.channel.unref();
