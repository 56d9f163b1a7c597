export const homeCopy = {
  title: 'Mon espace',
  greeting: (name: string) =>
    `Bonjour ${name}. Un clic suffit pour ouvrir un service\u00a0: il vous reconnaît.`,
  noService: 'Aucun service ne vous est encore ouvert.',
  noServiceHelp: 'L’administrateur de votre établissement décide de l’accès à chaque service.',
  publicTitle: 'Bienvenue',
  publicLead: 'Connectez-vous pour retrouver les services de votre établissement.',
  signIn: 'Se connecter',
  administration: 'Administration',
  administrationLead: 'Ce que vous pouvez régler pour vos établissements.',
  accounts: 'Comptes',
  services: 'Services',
  schools: 'Établissements',
  accountsLink: 'Ouvrir l’annuaire',
  servicesLink: 'Ouvrir la liste des services',
} as const
