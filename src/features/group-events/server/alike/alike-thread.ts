import { type IndexThread, openIndexThread } from '#features/similar/server/public/index-thread.ts'
import type { JobContext } from '#platform/server/jobs.ts'
import type { Compared, Question } from './comparing.ts'

type Thread = IndexThread<Question, Compared[]>

const program = new URL('./alike.worker.ts', import.meta.url)
const threads = new WeakMap<JobContext, Thread>()

function threadOf(context: JobContext): Thread {
  const known = threads.get(context)
  if (known !== undefined) return known
  const thread: Thread = openIndexThread(program, context)
  threads.set(context, thread)
  context.onClose(() => thread.close())
  return thread
}

/** Compares voices in the thread of this process, which begins with the first of them. */
export async function compareVoices(context: JobContext, question: Question): Promise<Compared[]> {
  const answer = await threadOf(context).ask(question)
  if (answer === null) throw new Error('The thread that compares voices ended; they are compared again')
  return answer
}
