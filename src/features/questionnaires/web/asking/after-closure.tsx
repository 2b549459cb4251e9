import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRead, useWrite } from '#platform/web/api.ts'
import { askingAfterClosure, setAskingAfterClosure } from '../../contract/inviting.ts'
import type { Details } from '../details.ts'
import { FollowingRule } from './following-rule.tsx'

/** Whether this survey follows the closing of tickets. */
export function AfterClosure({ details }: { details: Details }) {
  const { t } = useTranslation('questionnaires')
  const { message } = App.useApp()
  const survey = { questionnaireId: details.id }
  const save = useWrite(setAskingAfterClosure, {
    ownProblems: true,
    onDone: () => void message.success(t('closure.saved')),
  })
  return (
    <FollowingRule
      of="closure"
      read={useRead(askingAfterClosure, survey, {})}
      mayChange={details.can.design}
      onSave={(rule) => void save.send(survey, rule)}
      {...save}
    />
  )
}
