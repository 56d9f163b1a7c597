/**
 * The passwords that everybody tries first, in lower case: sequences and walks on the keyboard, French ones included, then words,
 * heroes, clubs and first names that are used alone or with a few figures at the end. Put together for this product from common
 * knowledge; an operator adds a longer list (`readLeakedPasswords`).
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
12345678 123456789 1234567890 12345678910 0123456789 01234567 012345678 87654321 987654321 9876543210
0987654321 11111111 111111111 1111111111 00000000 000000000 0000000000 22222222 33333333 44444444 55555555
66666666 77777777 88888888 99999999 11112222 12121212 12341234 123123123 123321123 123454321 12344321 11223344
1122334455 112233445566 147258369 159357456 159753456 741852963 789456123 456789123 321654987 369258147
963852741 147852369 13131313 69696969 12312312 10203040 01020304 102030405 20102010 20202020 31415926 19801980
19901990 20002000 20052005 20062006 20072007 20082008 20092009 20112011 20122012 20132013 20142014 20242024
20252025 20262026 azer1234 azerty12 azerty123 azerty1234 azerty12345 azerty123456 1234azer 123azerty
12345azerty 123456azerty aqwzsxed aqwzsxedc aqwxszedc 1a2z3e4r 1a2z3e4r5t a1z2e3r4 a1z2e3r4t5 a1b2c3d4
1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 zaq12wsx zaq1zaq1 qwer1234 qwerty123 qwerty12345 q1w2e3r4 q1w2e3r4t5
abcd1234 abc12345 abc123456 abcd12345 1234abcd 123456abc a123456 a12345678 a123456789 aa123456 aa12345678
1password 123soleil 1234soleil 12soleil 123456a 123456aa p@ssw0rd p@ssword passw0rd pa55word pa$$word
passwd123 motdepass3 m0tdepasse m0td3p4ss3 motdepasse1 admin123 admin1234 root1234 test1234 user1234 welcome1
bienvenue1 changeme1 letmein1 iloveyou1 jetaime1 bonjour1 bonjour123 doudou01 loulou01 marine01 thomas01
nicolas1 camille1 chouchou1 michael1 jordan23 ronaldo7 cr7cr7cr7 messi10 mbappe07 mbappe10 psgpsg75
marseille13 paris75000 lyon69000 ndd12345 ab123456 fr123456 france98 france2018 equipe2f trustno1 ncc1701d
blink182 charlie1 dragon12 monkey12 1111aaaa aaaa1111 azerty azertyui azertyuio azertyuiop qsdfghjk qsdfghjkl
qsdfghjklm wxcvbn wxcvbnaz azertyqsdf azertyqsdfgh azertyqwerty azerazer azeazeaze azqsazqs poiuytreza
mlkjhgfdsq nbvcxw qwerty qwertyui qwertyuiop asdfghjk asdfghjkl zxcvbnm zxcvbnmm asdfasdf qazwsx qazwsxedc
qweasdzxc qwertyqwerty asdfjkl poiuytrewq lkjhgfdsa mnbvcxz qweqweqwe asdasdasd zxczxczxc aaaaaaaa bbbbbbbb
zzzzzzzz abcdefgh abcdefghi abcdefghij abcabcabc abcdabcd password passwords motdepasse monmotdepasse
lemotdepasse motdepass mdpmdp secret topsecret codesecret monsecret administrateur administrator admin
superadmin adminadmin root toor guest invite visiteur utilisateur user username test testtest tester essai
demo demonstration exemple changeme changemoi welcome bienvenue bonjour bonsoir salut coucou hello helloworld
letmein master login connexion internet ordinateur computer windows microsoft google facebook instagram
snapchat tiktok youtube twitter netflix whatsapp samsung iphone apple android pronote educonnect monent
college collège lycee lycée ecole école cantine eleve élève eleves professeur professeurs prof parent parents
classe cahier vacances rentree rentrée devoirs recreation maths mathematiques francais français anglais
histoire geographie musique sport sciences physique chimie philosophie brevet sixieme cinquieme quatrieme
troisieme seconde premiere terminale soleil lune etoile étoile etoiles nuage arcenciel papillon coccinelle
licorne princesse prince chevalier dragon pirate fantome sorciere magique magicien amour amours amoureux
jetaime jetadore mamour moncoeur coeur cheri cherie chéri chérie monamour monange bebe bébé bisous bisou calin
calinou doudou loulou chouchou titi toto tata tonton tintin minou minouche chaton choupette choupinette
poupette pupuce boubou bouboule lapin lapinou nounours nounou papa maman papamaman mamanpapa famille frere
soeur papi mamie chocolat nutella caramel vanille fraise framboise banane cerise orange citron abricot pomme
poire melon pasteque bonbon bonbons gateau crepe biscuit fromage camembert raclette pizza burger cocacola coca
pepsi orangina oasis cafe football foot footballeur basket basketball rugby tennis handball volley natation
gymnastique judo danse equitation cheval chevaux poney velo moto scooter ferrari porsche lamborghini mercedes
peugeot renault citroen bugatti formule voiture camion tracteur avion bateau marseille olympique
olympiquedemarseille allezlom parissg parissaintgermain psgpsg lyon olympiquelyonnais saintetienne asse
bordeaux girondins lens nantes rennes monaco lille nice toulouse montpellier strasbourg barcelona barcelone
realmadrid madrid chelsea arsenal liverpool manchester juventus milan ronaldo cristiano messi neymar mbappe
zidane benzema griezmann giroud platini henry thuram france paris londres london berlin rome newyork
newyorkcity california algerie algérie maroc tunisie portugal portugais espagne italie italia turquie senegal
mali cameroun bretagne corse martinique guadeloupe reunion tahiti normandie alsace pokemon pikachu dracaufeu
salameche naruto sasuke sakura kakashi itachi onepiece luffy zoro goku vegeta dragonball dragonballz sangoku
bleach deathnote minecraft fortnite roblox brawlstars clashroyale clashofclans fifa callofduty leagueoflegends
amongus mario luigi zelda sonic kirby starwars jedi vador darkvador yoda harrypotter hermione dumbledore
poudlard gandalf frodon superman batman spiderman ironman hulk avengers marvel wonderwoman catwoman disney
mickey minnie donald pluto reinedesneiges elsa anna olaf vaiana simba nemo dory stitch bambi dumbo cendrillon
blancheneige asterix obelix idefix schtroumpf tchoupi petitprince lucky luckyluke gaston lagaffe barbapapa
hellokitty snoopy garfield scooby scoobydoo simpson homer bart southpark peppa peppapig patpatrouille
metallica nirvana slipknot eminem rihanna beyonce shakira madonna michaeljackson tupac booba ninho orelsan
soprano stromae angele nakamura gims indochine johnny hallyday mylene farmer goldman celine dion renaud killer
hacker hunter ranger shadow sunshine flower flowers butterfly princess angel angels lovely lover lovers
iloveyou loveyou loveme babygirl babyboy baby sweet sweety sugar cookie cookies honey candy peanut pepper
ginger maggie buddy charlie monkey tiger panther eagle falcon phoenix mustang corvette harley yamaha kawasaki
suzuki ducati baseball softball hockey soccer golf jordan lakers yankees cowboys michael jennifer jessica
ashley amanda matthew daniel andrew joshua anthony robert william thomas hannah samantha nicole george justin
andrea melissa freedom liberte liberty whatever trustno superstar rockstar diamond diamant silver golden gold
argent money dollar euros business success victory victoire champion champions winner number numberone merlin
arthur lancelot excalibur matrix terminator rambo rocky zorro tarzan janvier fevrier février mars avril juin
juillet aout août septembre octobre novembre decembre décembre lundi mardi mercredi jeudi vendredi samedi
dimanche printemps automne hiver noel noël paques halloween anniversaire bleu rouge vert jaune violet noir
blanc rose turquoise lavande tournesol violette marguerite muguet jasmin tulipe capucine chat chats chien
chiens tigre lion lionne panthere loup louve renard ours panda koala girafe elephant singe gorille souris
hamster perroquet dauphin requin baleine tortue serpent aigle faucon hibou chouette medor felix caramelle
grisou mistigri minette poussin poulet canard cochon vache mouton putain merde salope connard connasse pute
enculé encule batard bâtard fuckyou fuckoff fuck bitch asshole sexy sexe adam adele adrien agathe alain alban
albert alexandra alexandre alexia alexis alice aline alix amandine ambre amelie amina anais andre ange
angelique anne annie antoine antonin apolline armand arnaud astrid aurelie aurelien aurore axel axelle
baptiste barbara bastien beatrice benjamin benoit bernard bertrand bilal brigitte bruno camille candice carla
carole caroline cassandra catherine cecile celia chantal charles charlotte chloe christelle christian
christiane christine christophe claire clara claude claudia clement clementine coline corentin corinne cyril
damien daniele danielle david deborah delphine denis didier dominique dorian dylan eleonore elisa elisabeth
elise elodie eloise emilie emma emmanuel emmanuelle enzo eric erwan estelle esteban ethan eugenie evan fabien
fabienne fabrice fanny fatima fatoumata faustine felicie ferdinand florence florent florian francine francis
francois françois francoise frederic gabin gabriel gabrielle gael gaelle gaetan gaspard georges geraldine
gerard gilbert gilles gregoire gregory guillaume gustave gwendoline hamza helene heloise henri herve hugo
ibrahim ilyes imane ines isabelle ismael jacqueline jacques jade jean jeanne jeremy jerome joachim joel johan
johanna jonathan joseph josephine josiane juliane julie julien juliette justine karim karine kevin khadija
kylian laetitia laura laure laurence laurent laurie leana leandre leila lena lenny leon leonard leonie lilian
lilou lina lise lisa loane loic lola lorenzo louane louis louise louisa luca lucas lucie lucien ludivine
ludovic lukas lydia mael maelle maelys maeva mahmoud malik malo manon marc marcel margaux margot maria mariam
marianne marie marielle marina marine marion marius martin martine maryse mateo matheo mathias mathieu
mathilde mathis matteo matthieu maud maurice maxence maxime maya mehdi melanie melina melvin michel michele
mickael mohamed mohammed monique morgan morgane moussa myriam nabil nadia nadine naomi natacha nathalie nathan
nathanael nicolas nina noah noam noemie nolan nora norbert ophelie oceane oscar olivia olivier pascal pascale
patrice patricia patrick paul paula pauline perrine philippe pierre priscilla quentin rachel rachid raphael
raphaelle raymond rayan rebecca regis remi remy rene richard robin rodolphe roger roland romain romane roxane
ryan sabine sabrina sacha salma salome sami samira samuel sandra sandrine sara sarah sebastien selena serge
severine sofia sofiane solene sonia sophia sophie stella stephane stephanie suzanne sylvain sylvie tanguy thea
theo theodore theophile therese thibault thibaut thierry tiago timeo timothee titouan tristan ulysse valentin
valentine valerie vanessa veronique victor victoria vincent virginie vivien wassim wendy xavier yacine yann
yanis yannick yasmine yassine yoann youssef yves yvette yvonne zacharie zineb
`
    .trim()
    .split(/\s+/),
)
