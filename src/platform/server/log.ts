import pino from 'pino'

/** Structured logger; lines carry request ids and codes, never personal data. */
export type Logger = pino.Logger

/** Makes the process's logger: one JSON object a line on standard output. */
export function openLog(level: string): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: {
      // Query parameters of failed statements could hold names and texts.
      error: (error: Error & { code?: string }) => ({
        type: error.name,
        code: error.code,
        message: error.message,
        stack: error.stack,
      }),
    },
  })
}
