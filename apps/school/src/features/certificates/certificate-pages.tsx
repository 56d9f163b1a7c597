import {
  Alert,
  ButtonLink,
  Card,
  ConfirmBox,
  DescriptionList,
  ExactText,
  Form,
  FormActions,
  FormErrors,
  SelectField,
  Stack,
  SubmitButton,
  TextField,
} from '@preau/ui'
import type { VNode } from 'preact'
import { ConsolePage } from '../../frame/console-page.tsx'
import { formatMoment } from '../../frame/format.ts'
import type { Operator } from '../../frame/operator.ts'
import type { View } from '../../frame/view.ts'
import type { IssuedCertificate, StoredAuthority } from './certificate-store.ts'
import { CertificateTable } from './certificate-table.tsx'
import { copy } from './copy.fr.ts'
import { crlPath, type GivenCertificate } from './give-certificate.ts'

export const hostPath = '/hebergement/certificats'
export const ownPath = '/connexion/mes-certificats'

export type GiveErrors = Readonly<Partial<Record<'operateur' | 'poste', string>>>

interface CertificatesPageProps {
  readonly view: View
  readonly operator: Operator
  readonly now: Date
  /** The newest. */
  readonly authority: StoredAuthority | undefined
  readonly certificates: readonly IssuedCertificate[]
  /** For the host: whom a certificate may be given to. Absent on one's own page. */
  readonly operators?: readonly Operator[] | undefined
  /** Some way of presenting a certificate is configured. */
  readonly open: boolean
  readonly errors: GiveErrors
}

/** The certificates of the server, or one's own. */
export function CertificatesPage(props: CertificatesPageProps): VNode {
  const { view, operator, operators, authority, errors } = props
  const { title, lead } = operators ? copy.host : copy.own
  const path = operators ? hostPath : ownPath
  return (
    <ConsolePage
      view={view}
      operator={operator}
      title={title}
      lead={lead}
      host={operators ? 'certificates' : undefined}
    >
      {props.open ? null : <Alert tone="info">{copy.closed}</Alert>}
      <FormErrors errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Stack>
        {operators ? <AuthorityCard view={view} authority={authority} /> : null}
        {authority === undefined && operators ? null : <GiveCard {...props} path={path} />}
        <Card flush>
          <CertificateTable view={view} now={props.now} certificates={props.certificates} path={path} />
        </Card>
      </Stack>
    </ConsolePage>
  )
}

function AuthorityCard({ view, authority }: Pick<CertificatesPageProps, 'view' | 'authority'>): VNode {
  const text = copy.authority
  const action = `${hostPath}/autorite`
  if (authority === undefined) {
    return (
      <Card title={text.title} icon="certificate">
        <p>{text.none}</p>
        <Form action={action} csrf={view.csrf}>
          <FormActions>
            <SubmitButton variant="primary" icon="plus">
              {text.create}
            </SubmitButton>
          </FormActions>
        </Form>
      </Card>
    )
  }
  const folder = crlPath(authority.id)
  return (
    <Card title={text.title} icon="certificate">
      <DescriptionList
        items={[
          { term: text.since, description: formatMoment(authority.createdAt) },
          { term: text.until, description: formatMoment(authority.endsAt) },
          { term: text.list, description: <a href={folder}>{folder}</a> },
          { term: text.file, description: <a href={authorityPath(authority)}>{authorityPath(authority)}</a> },
        ]}
      />
      <ConfirmBox
        label={text.renew}
        question={text.renewQuestion}
        detail={text.renewDetail}
        confirmLabel={text.renew}
        action={action}
        csrf={view.csrf}
        variant="secondary"
        icon="refresh"
      />
    </Card>
  )
}

const authorityPath = ({ id }: StoredAuthority): string => `/connexion/certificats/${id}/autorite.crt`

function GiveCard(props: CertificatesPageProps & { readonly path: string }): VNode {
  const { view, operators, errors, path } = props
  const text = copy.give
  return (
    <Card title={text.title} icon="key">
      <Form action={`${path}/delivrer`} csrf={view.csrf}>
        {operators ? (
          <SelectField
            name="operateur"
            label={text.operator}
            error={errors.operateur}
            options={operators.map(({ id, displayName, login }) => ({
              value: id,
              label: `${displayName} (${login})`,
            }))}
            required
          />
        ) : null}
        <TextField
          name="poste"
          label={text.label}
          hint={text.labelHint}
          error={errors.poste}
          maxlength={60}
          autocomplete="off"
          width="medium"
          required
        />
        <FormActions>
          <SubmitButton variant="primary">{text.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

interface GivenPageProps {
  readonly view: View
  readonly operator: Operator
  readonly holder: Operator
  readonly given: GivenCertificate
  readonly back: string
}

/** The file and its password, shown this once; the file is in the page itself, for the server keeps none. */
export function GivenPage({ view, operator, holder, given, back }: GivenPageProps): VNode {
  const text = copy.given
  const href = `data:application/x-pkcs12;base64,${given.file.toString('base64')}`
  return (
    <ConsolePage
      view={view}
      operator={operator}
      title={text.title}
      lead={text.lead(holder.displayName, formatMoment(given.endsAt))}
    >
      <Card>
        <ol>
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <FormActions>
          <a class="btn btn-primary" href={href} download={given.fileName}>
            {text.download}
          </a>
        </FormActions>
        <DescriptionList
          items={[{ term: text.password, description: <ExactText>{given.password}</ExactText> }]}
        />
        <Alert tone="warning">{text.once}</Alert>
        <FormActions>
          <ButtonLink href={back}>{text.back}</ButtonLink>
        </FormActions>
      </Card>
    </ConsolePage>
  )
}
