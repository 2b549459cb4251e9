import { UploadOutlined } from '@ant-design/icons'
import { Alert, Button, Modal, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CallerReply } from '#platform/contract/endpoint.ts'
import { useWrite } from '#platform/web/api.ts'
import { refusalSentence } from '#platform/web/sentences.ts'
import { createQuestionnaire } from '../contract/designing.ts'
import { templateNames } from '../domain/templates.ts'

type Made = CallerReply<typeof createQuestionnaire>

/** Begins a survey: from the questions of a metric, from nothing, or from a file. */
export function NewSurvey({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('questionnaires')
  const navigate = useNavigate()
  const [imported, tell] = useState<Made | null>(null)
  const go = (made: Made) => void navigate(`/surveys/${made.questionnaireId}`)
  const create = useWrite(createQuestionnaire, {
    ownProblems: true,
    onDone: (made) => (made.left.length > 0 ? tell(made) : go(made)),
  })
  if (imported !== null) return <LeftOut made={imported} onGo={() => go(imported)} />
  return (
    <Modal open title={t('new.title')} footer={null} onCancel={onClose} width={640}>
      {create.problem !== null && <Alert type="error" showIcon title={refusalSentence(create.problem)} />}
      <ul className="hx-survey-templates">
        {templateNames.map((template) => (
          <li key={template}>
            <button
              type="button"
              disabled={create.pending}
              onClick={() => void create.send({}, { template })}
            >
              <b>{t(`templates.${template}`)}</b>
              <span>{t(`templates.${template}Hint`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <Upload
        accept=".json,application/json"
        showUploadList={false}
        beforeUpload={async (file) => {
          void create.send({}, { surveyJs: await file.text() })
          return false
        }}
      >
        <Button icon={<UploadOutlined />} loading={create.pending}>
          {t('new.file')}
        </Button>
      </Upload>
      <p className="hx-soft">{t('new.fileHint')}</p>
    </Modal>
  )
}

function LeftOut({ made, onGo }: { made: Made; onGo: () => void }) {
  const { t } = useTranslation('questionnaires')
  return (
    <Modal
      open
      title={t('new.leftTitle')}
      onCancel={onGo}
      cancelButtonProps={{ style: { display: 'none' } }}
      okText={t('new.go')}
      onOk={onGo}
    >
      <ul>
        {made.left.map(({ at, what, detail }) => (
          <li key={`${at} ${what} ${detail}`}>{t(`left.${what}`, { at, detail })}</li>
        ))}
      </ul>
    </Modal>
  )
}
