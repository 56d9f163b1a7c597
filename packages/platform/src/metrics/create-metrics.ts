import { Counter, collectDefaultMetrics, Histogram, Registry } from '@prometheus-io/client'

/** The figures of one application, in its own registry: two applications may share a process. */
export interface Metrics {
  readonly registry: Registry
  /** A count that only grows. Names are `preau_…_total`; labels never carry a person. */
  counter(name: string, help: string, labels?: readonly string[]): Counter<string>
  /** A distribution, seconds by default. */
  histogram(name: string, help: string, options?: HistogramOptions): Histogram<string>
  /** Prometheus text. */
  render(): Promise<string>
}

/** Labels and limits of the classes of a distribution. */
interface HistogramOptions {
  readonly labels?: readonly string[]
  readonly buckets?: readonly number[]
}

/** Opens the figures of an application; those of the process come with them. */
export function createMetrics(name: string): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ app: name })
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    counter: (metric, help, labels = []) =>
      new Counter<string>({ name: metric, help, labelNames: [...labels], registers: [registry] }),
    histogram: (metric, help, options = {}) =>
      new Histogram<string>({
        name: metric,
        help,
        labelNames: [...(options.labels ?? [])],
        buckets: [...(options.buckets ?? [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10])],
        registers: [registry],
      }),
    render: () => registry.metrics(),
  }
}
