/** French texts of the warning before the end of a session, the same in both products. */
export const idleWarningCopy = {
  title: 'Êtes-vous toujours là\u202f?',
  text: 'Sans activité de votre part, votre connexion va se fermer. Ce que vous n’avez pas enregistré serait perdu.',
  left: 'Il reste',
  seconds: 'secondes.',
  stay: 'Rester connecté',
  lastEnd: (at: string) => `Dans tous les cas, votre connexion prend fin le ${at}.`,
  endTitle: 'Votre connexion arrive à sa fin',
  endText: (at: string) =>
    `La durée d’une connexion est limitée\u00a0: la vôtre prend fin le ${at}, même si vous restez actif, et rien ne peut la prolonger. Enregistrez ce que vous faites\u202f; vous pourrez vous reconnecter aussitôt.`,
  endClose: 'J’ai compris',
  again: 'Se reconnecter maintenant',
} as const
