import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { call } from '#platform/web/api.ts'
import { asProblem } from '#platform/web/problem.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { undoMacro } from '../../contract.ts'
import { undoMs } from '../../domain/steps.ts'

/** Offers to undo what a macro has just done, on one ticket or on several, for as long as it can be. */
export function useMacroUndo(): (done: {
  name: string
  runIds: readonly string[]
  undoable: boolean
}) => void {
  const { t } = useTranslation('macros')
  const { notification, message } = App.useApp()
  const client = useQueryClient()
  const undo = async (runIds: readonly string[]) => {
    const answers = await Promise.allSettled(runIds.map((runId) => call(undoMacro, { runId }, {})))
    await client.invalidateQueries()
    const [refused] = answers.filter((one) => one.status === 'rejected')
    const undone = answers.filter((one) => one.status === 'fulfilled').length
    if (refused === undefined)
      void message.success(
        runIds.length === 1 ? t('palette.undone') : t('palette.undoneMany', { count: undone }),
      )
    else if (runIds.length === 1) void message.error(refusalSentence(asProblem(refused.reason)))
    else void message.warning(t('palette.notUndoneMany', { count: runIds.length - undone }))
  }
  return ({ name, runIds, undoable }) => {
    if (runIds.length === 0) return
    const key = `macro-${runIds[0]}`
    const takeBack = () => {
      notification.destroy(key)
      void undo(runIds)
    }
    notification.success({
      key,
      duration: undoable ? undoMs / 1000 : 4,
      placement: 'bottomRight',
      title: t('palette.done', { name }),
      ...(undoable && {
        actions: (
          <Button size="small" onClick={takeBack}>
            {t('palette.undo')}
          </Button>
        ),
      }),
    })
  }
}
