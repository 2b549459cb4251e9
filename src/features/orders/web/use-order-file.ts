import { useState } from 'react'
import { asProblem, type ProblemError } from '#platform/web/problem.ts'
import { upload } from '#platform/web/transport.ts'
import type { OrderFile, OrderFileReport, OrderMapping } from '../contract/files.ts'
import { keepMapping, mappingKept } from './kept-mappings.ts'

type Step = 'look' | 'check' | 'take'

/** A report, and whether something was written for it. */
export interface Outcome {
  readonly report: OrderFileReport
  readonly isTaken: boolean
}

/** A file on its way through its steps: looked at, checked, taken in. It stays in the browser and is sent with each. */
export function useOrderFile() {
  const [file, setFile] = useState<File | null>(null)
  const [look, setLook] = useState<OrderFile | null>(null)
  const [mapping, setMapping] = useState<OrderMapping | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [busy, setBusy] = useState<Step | null>(null)
  const [problem, setProblem] = useState<ProblemError | null>(null)

  async function send<Reply>(step: Step, sent: File, order: OrderMapping | null): Promise<Reply | null> {
    const form = new FormData()
    if (order !== null) form.append('mapping', JSON.stringify(order))
    form.append('file', sent)
    setProblem(null)
    setBusy(step)
    try {
      return await upload<Reply>(step === 'take' ? '/api/order-files' : `/api/order-files/${step}`, form)
    } catch (error) {
      setProblem(asProblem(error))
      return null
    } finally {
      setBusy(null)
    }
  }
  const choose = async (chosen: File) => {
    forget()
    const looked = await send<OrderFile>('look', chosen, null)
    if (looked === null) return
    setFile(chosen)
    setLook(looked)
    setMapping(
      mappingKept(localStorage, looked) ?? {
        source: 'shop',
        columns: looked.columns.map(({ guess }) => guess),
        dateOrder: looked.dateOrder,
        currency: 'CNY',
      },
    )
  }
  const go = async (step: 'check' | 'take') => {
    if (file === null || mapping === null) return
    const report = await send<OrderFileReport>(step, file, mapping)
    if (report === null) return
    if (look !== null) keepMapping(localStorage, look, mapping)
    setOutcome({ report, isTaken: step === 'take' })
  }
  const forget = () => {
    setFile(null)
    setLook(null)
    setMapping(null)
    setOutcome(null)
    setProblem(null)
  }
  const change = (next: OrderMapping) => {
    setMapping(next)
    // What was found with other columns is true no more.
    setOutcome(null)
  }
  return { file, look, mapping, outcome, busy, problem, choose, go, forget, change }
}
