import { Card, ConfirmBox, Form, FormActions, Stack, SubmitButton, TextField } from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import type { Visit } from '../../frame/operator.ts'
import { StageBadge } from '../../frame/stage-badge.tsx'
import type { View } from '../../frame/view.ts'
import { consolePath, type SchoolBase } from '../bases/index.ts'
import { copy } from './copy.fr.ts'
import { quarantineDays } from './quarantine-days.ts'

interface LifePageProps {
  readonly view: View
  readonly visit: Visit
  /** What was typed to delete, when it was not the name. */
  readonly refusedName?: string | undefined
}

export const lifePath = (base: SchoolBase): string => `${consolePath(base)}/vie`

/** *Vie de la base*: what the host may do with it in the stage where it is. */
export function LifePage(props: LifePageProps): VNode {
  const { base, operator } = props.visit
  return (
    <ConsolePage
      view={props.view}
      operator={operator}
      title={copy.life.title}
      lead={copy.life.lead}
      at={{ base, section: 'life' }}
      actions={<StageBadge base={base} />}
    >
      <Stack>
        {base.stage === 'live' ? <TrialCard {...props} /> : null}
        {base.stage === 'live' ? <ArchiveCard {...props} /> : null}
        {base.stage === 'preparing' ? <p>{copy.life.preparing}</p> : null}
        {base.stage === 'archive' ? <RestoreCard {...props} /> : null}
        {base.stage === 'archive' || base.stage === 'trial' ? <RemoveCard {...props} /> : null}
        {base.stage === 'quarantine' ? <KeepCard {...props} /> : null}
      </Stack>
    </ConsolePage>
  )
}

function TrialCard({ view, visit: { base } }: LifePageProps): VNode {
  const texts = copy.life.trial
  return (
    <Card title={texts.title} icon="flask">
      <p>{texts.lead}</p>
      <Form action={`${lifePath(base)}/copier`} csrf={view.csrf} label={texts.title}>
        <TextField
          name="nom"
          label={texts.name}
          value={texts.suffix(base.name)}
          maxlength={200}
          width="medium"
          required
        />
        <TextField
          name="chemin"
          label={texts.pathName}
          value={`${base.pathName}-essai`.slice(0, 63)}
          maxlength={63}
          width="medium"
          required
        />
        <FormActions>
          <SubmitButton icon="copy">{texts.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function ArchiveCard({ view, visit: { base } }: LifePageProps): VNode {
  const texts = copy.life.archive
  return (
    <Card title={texts.title} icon="book">
      <p>{texts.lead}</p>
      {base.published ? (
        <p>{texts.published}</p>
      ) : (
        <ConfirmBox
          label={texts.submit}
          question={texts.question}
          detail={texts.detail}
          confirmLabel={texts.submit}
          action={`${lifePath(base)}/archiver`}
          csrf={view.csrf}
          variant="danger"
        />
      )}
    </Card>
  )
}

function RestoreCard({ view, visit: { base } }: LifePageProps): VNode {
  const texts = copy.life.restore
  return (
    <Card title={texts.title} icon="refresh">
      {base.stageBefore === undefined ? (
        <p>{texts.former}</p>
      ) : (
        <Form action={`${lifePath(base)}/restaurer`} csrf={view.csrf} label={texts.title}>
          <p>{texts.lead}</p>
          <FormActions>
            <SubmitButton icon="refresh">{texts.submit}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Card>
  )
}

function RemoveCard({ view, visit: { base }, refusedName }: LifePageProps): VNode {
  const texts = copy.life.remove
  return (
    <Card title={texts.title} icon="trash" tone="danger">
      <p>{texts.lead(quarantineDays)}</p>
      <Form action={`${lifePath(base)}/supprimer`} csrf={view.csrf} label={texts.title}>
        <TextField
          name="confirmation"
          label={texts.confirm(base.pathName)}
          value={refusedName ?? ''}
          error={refusedName === undefined ? undefined : texts.wrong}
          autocomplete="off"
          maxlength={63}
          width="medium"
          required
        />
        <FormActions>
          <SubmitButton variant="danger" icon="trash">
            {texts.submit}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function KeepCard({ view, visit: { base } }: LifePageProps): VNode {
  const texts = copy.life.keep
  return (
    <Card title={texts.title} icon="arrow-back-up">
      <p>{texts.lead}</p>
      <Form action={`${lifePath(base)}/garder`} csrf={view.csrf} label={texts.title}>
        <FormActions>
          <SubmitButton icon="arrow-back-up">{texts.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
