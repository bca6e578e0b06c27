import { Counter, Gauge, Histogram, type Registry } from '@ai-community/shared/observability/metrics.ts'

/** What the town's operators watch. */
export interface LiveMetrics {
  simSeconds: Gauge
  speed: Gauge
  lagSeconds: Gauge
  running: Gauge
  events: Counter
  effects: Counter
  inputs: Counter
  refusals: Counter
  stuck: Gauge
  batches: Counter
  batchSeconds: Histogram
}

/** @param registry is given the figures under names that begin with `simulation_`. */
export function createLiveMetrics(registry: Registry): LiveMetrics {
  const named = (name: string, help: string) => ({ name: `simulation_${name}`, help, registers: [registry] })
  return {
    simSeconds: new Gauge(named('sim_seconds', 'committed simulated time since day 1, 00:00')),
    speed: new Gauge(named('speed', 'simulated seconds per real second; 0 is as fast as it goes')),
    lagSeconds: new Gauge(named('lag_seconds', 'real seconds by which the simulated clock is behind')),
    running: new Gauge(named('running', '1 while the town lives, 0 when paused or stopped')),
    events: new Counter(named('events_total', 'events handled')),
    effects: new Counter(named('effects_total', 'effects committed')),
    inputs: new Counter(named('inputs_total', 'inputs from outside')),
    refusals: new Counter(named('refusals_total', 'social writes that the network refused')),
    stuck: new Gauge(named('stuck_residents', 'residents that the watchdog found standing still for ever')),
    batches: new Counter(named('batches_total', 'batches committed')),
    batchSeconds: new Histogram({
      ...named('batch_seconds', 'real time to commit a batch'),
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    }),
  }
}
