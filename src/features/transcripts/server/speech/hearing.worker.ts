import type { Answer, Question } from './hearing-process.ts'
import type { SpeechEngine } from './speech-engine.ts'
import { Unheard } from './unheard.ts'

let engine: SpeechEngine | undefined

const tell = (answer: Answer) => process.send?.(answer)

async function answerTo({ model, recording, patienceMs }: Question): Promise<Answer> {
  const program = await import('./speech-engine.ts').catch(() => null)
  if (program === null) return { refused: 'no_engine' }
  try {
    engine ??= await program.SpeechEngine.open(model)
  } catch {
    return { refused: 'model_refused' }
  }
  tell({ loaded: true })
  if (recording === null) return { ready: true }
  try {
    const deadline = performance.now() + patienceMs
    return { read: await engine.hear(recording, deadline, (progress) => tell({ progress })) }
  } catch (error) {
    return { fault: error instanceof Unheard ? error.fault : 'engine_failed' }
  }
}

process.on('message', async (question: Question) => {
  tell(await answerTo(question))
})
// Whoever asked is gone.
process.on('disconnect', () => process.exit())
