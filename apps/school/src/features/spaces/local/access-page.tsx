import {
  Alert,
  ButtonLink,
  Card,
  ConfirmBox,
  DescriptionList,
  ExactText,
  Form,
  FormActions,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { spokenName } from '../../../frame/spoken-name.ts'
import { ClientPage } from '../../../frame/client-page.tsx'
import { formatMoment, formatWait } from '../../../frame/format.ts'
import type { Visit } from '../../../frame/operator.ts'
import { categorySlug, resourceLabel } from '../../../frame/resources.ts'
import type { View } from '../../../frame/view.ts'
import { clientPath, publicAddress, type SchoolBase } from '../../bases/index.ts'
import type { PersonSheet } from '../../people/index.ts'
import { accessCopy as copy } from './access-copy.fr.ts'
import type { Credential } from './credential-store.ts'

interface AccessPageProps {
  readonly view: View
  readonly visit: Visit
  readonly sheet: PersonSheet
  readonly credential: Credential | undefined
  readonly publicUrl: string
  readonly now: Date
  /** The log-in name to propose, and why it is proposed again. */
  readonly proposed: { readonly login: string; readonly error?: string | undefined }
  /** Wrong passwords make it wait until then. */
  readonly waitsUntil?: Date | undefined
  /** A password just drawn, shown this once. */
  readonly given?: { readonly password: string } | undefined
}

const sheetPath = (base: SchoolBase, sheet: PersonSheet): string =>
  `${clientPath(base)}/ressources/${categorySlug(sheet.category)}/${sheet.id}`

/** Address of the page of one person. */
export const accessPath = (base: SchoolBase, sheet: PersonSheet): string => `${sheetPath(base, sheet)}/acces`

/** The local access of one person: create, replace, take away. */
export function AccessPage(props: AccessPageProps): VNode {
  const { view, visit, sheet, credential, given } = props
  const { base } = visit
  const table = `${clientPath(base)}/ressources/${categorySlug(sheet.category)}`
  return (
    <ClientPage
      view={view}
      visit={visit}
      section={sheet.category}
      title={copy.title}
      lead={copy.lead(spokenName(sheet))}
      trail={[
        { label: resourceLabel(sheet.category), href: table },
        { label: spokenName(sheet), href: sheetPath(base, sheet) },
      ]}
    >
      {given && credential ? <Given {...props} credential={credential} password={given.password} /> : null}
      <Waits {...props} />
      <Card title={copy.title} icon="key">
        <p>{copy.purpose}</p>
        {credential ? <Present {...props} credential={credential} /> : <Creation {...props} />}
      </Card>
    </ClientPage>
  )
}

const formAddress = ({ publicUrl, visit }: AccessPageProps): string =>
  `${publicAddress(visit.base, publicUrl)}?login=true`

function Given(
  props: AccessPageProps & { readonly credential: Credential; readonly password: string },
): VNode {
  const { credential, password } = props
  const until = credential.oneTimeUntil
  return (
    <Card title={copy.given.title} icon="circle-check" tone="success">
      <Alert tone="warning">{copy.given.note}</Alert>
      <DescriptionList
        items={[
          { term: copy.address, description: <ExactText>{formAddress(props)}</ExactText> },
          { term: copy.login, description: <ExactText>{credential.login}</ExactText> },
          { term: copy.given.password, description: <ExactText>{password}</ExactText> },
          { term: copy.given.until, description: until === undefined ? '' : formatMoment(until) },
        ]}
      />
      <FormActions>
        <ButtonLink href={sheetPath(props.visit.base, props.sheet)} icon="arrow-left">
          {copy.given.back}
        </ButtonLink>
      </FormActions>
    </Card>
  )
}

/** Too many wrong passwords: until when, and the button that ends the wait. */
function Waits({ view, visit, sheet, now, waitsUntil }: AccessPageProps): VNode | null {
  if (waitsUntil === undefined) return null
  return (
    <Alert tone="warning" title={copy.wait.title}>
      <p>{copy.wait.until(formatWait(waitsUntil.getTime() - now.getTime()))}</p>
      <Form action={`${accessPath(visit.base, sheet)}/debloquer`} csrf={view.csrf}>
        <SubmitButton icon="key">{copy.wait.unlock}</SubmitButton>
      </Form>
    </Alert>
  )
}

function Creation({ view, visit, sheet, proposed }: AccessPageProps): VNode {
  return (
    <Form action={accessPath(visit.base, sheet)} csrf={view.csrf}>
      <p>{copy.none}</p>
      <TextField
        name="identifiant"
        label={copy.login}
        hint={copy.loginHint}
        value={proposed.login}
        error={proposed.error}
        maxlength={64}
        spellcheck={false}
        autocomplete="off"
        width="medium"
        required
      />
      <FormActions>
        <SubmitButton variant="primary" icon="key">
          {copy.create}
        </SubmitButton>
      </FormActions>
    </Form>
  )
}

function Present(props: AccessPageProps & { readonly credential: Credential }): VNode {
  const { view, visit, sheet, credential } = props
  const path = accessPath(visit.base, sheet)
  return (
    <>
      <DescriptionList
        items={[
          { term: copy.login, description: <ExactText>{credential.login}</ExactText> },
          { term: copy.state, description: stateOf(props) },
          { term: copy.address, description: <ExactText>{formAddress(props)}</ExactText> },
        ]}
      />
      <FormActions>
        <ConfirmBox
          label={copy.reset}
          question={copy.resetQuestion}
          detail={copy.resetDetail}
          confirmLabel={copy.reset}
          action={path}
          csrf={view.csrf}
          variant="primary"
          icon="refresh"
        />
        <ConfirmBox
          label={copy.remove}
          question={copy.removeQuestion}
          detail={copy.removeDetail}
          confirmLabel={copy.remove}
          action={`${path}/supprimer`}
          csrf={view.csrf}
          icon="trash"
        />
      </FormActions>
    </>
  )
}

function stateOf({ credential, now }: { readonly credential: Credential; readonly now: Date }): string {
  const until = credential.oneTimeUntil
  if (until === undefined) return copy.chosen
  return until <= now ? copy.oneTimeEnded : copy.oneTime(formatMoment(until))
}
