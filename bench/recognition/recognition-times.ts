import { ask } from '../cas/http-client.ts'

/** What the server itself measured of its recognitions so far: `preau_recognition_seconds`. */
export interface RecognitionTimes {
  readonly count: number
  readonly seconds: number
  /** How many took less than ten milliseconds. */
  readonly underTen: number
}

/** Reads the figures of the server, all recognitions together. */
export async function readRecognitionTimes(server: string): Promise<RecognitionTimes> {
  const { body } = await ask(`${server}/metrics`)
  const sum = (pattern: RegExp): number =>
    Array.from(body.matchAll(pattern)).reduce((total, [, value]) => total + Number(value), 0)
  return {
    count: sum(/^preau_recognition_seconds_count\{.*\} (\S+)$/gm),
    seconds: sum(/^preau_recognition_seconds_sum\{.*\} (\S+)$/gm),
    underTen: sum(/^preau_recognition_seconds_bucket\{(?=.*le="0\.01").*\} (\S+)$/gm),
  }
}

/** What happened between two readings, in words. */
export function describeTimes(before: RecognitionTimes, after: RecognitionTimes): string {
  const count = after.count - before.count
  const mean = ((after.seconds - before.seconds) * 1000) / count
  const share = (100 * (after.underTen - before.underTen)) / count
  return `recognition ${mean.toFixed(2).padStart(6)} ms mean, ${share.toFixed(0).padStart(3)} % under 10 ms`
}
