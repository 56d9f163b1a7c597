import {
  Alert,
  BareShell,
  ButtonLink,
  CheckboxField,
  ExactText,
  Form,
  FormActions,
  FormErrors,
  PasswordField,
  SubmitButton,
  TextField,
  type Theme,
} from '@preau/ui'
import type { VNode } from 'preact'

import { settingOf } from './gallery-shell.tsx'

/** The log-in page after a refusal. */
export function LoginPage({ theme }: { readonly theme: Theme }): VNode {
  return (
    <BareShell
      {...settingOf(theme)}
      title="Se connecter"
      size="small"
      aside={
        <Alert tone="neutral" title="Comptes de démonstration">
          <ExactText>eleve.morvan</ExactText>, mot de passe <ExactText>Preau-demo-2026</ExactText>
        </Alert>
      }
    >
      <FormErrors
        title="Connexion refusée"
        errors={[{ message: 'L’identifiant ou le mot de passe est incorrect.' }]}
      />
      <Form action="/cas/login" csrf="jeton">
        <TextField name="username" label="Identifiant" autocomplete="username" required />
        <PasswordField name="password" label="Mot de passe" autocomplete="current-password" required />
        <SubmitButton icon="login">Se connecter</SubmitButton>
      </Form>
    </BareShell>
  )
}

/** The information page before the first access to a service. */
export function NoticePage({ theme }: { readonly theme: Theme }): VNode {
  return (
    <BareShell
      {...settingOf(theme)}
      title="Vous allez accéder à PRONOTE"
      lead="Aucun autre mot de passe ne vous sera demandé."
    >
      <p>
        Le bouton ci-dessous ouvre votre compte. Si le compte affiché n’est pas le vôtre,{' '}
        <a href="/contact">contactez les administrateurs de votre ENT</a>.
      </p>
      <Form action="/acces" csrf="jeton">
        <CheckboxField
          name="vu"
          label="J’ai pris connaissance de ces informations. Je souhaite accéder directement au service sans afficher cette page."
        />
        <FormActions>
          <SubmitButton>Accéder à PRONOTE</SubmitButton>
          <ButtonLink href="/">Retour à l’accueil</ButtonLink>
        </FormActions>
      </Form>
    </BareShell>
  )
}

/** An error page with its reference. */
export function ErrorPage({ theme }: { readonly theme: Theme }): VNode {
  return (
    <BareShell {...settingOf(theme)} title="Le service n’est pas déclaré" tone="danger">
      <p>
        L’adresse reçue est{' '}
        <ExactText>https://0350000x.example/pronote/eleve.html?identifiant=abcdefghijklmnop</ExactText>.
      </p>
      <p>Un administrateur doit la déclarer dans la liste des services.</p>
      <FormActions>
        <ButtonLink href="/" variant="primary" icon="home">
          Retour à l’accueil
        </ButtonLink>
      </FormActions>
    </BareShell>
  )
}
