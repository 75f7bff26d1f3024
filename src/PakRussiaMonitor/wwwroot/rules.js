// What the cleaning rules mean, in a sentence. Rules are known by the words in their names, so that a new one of a known kind
// explains itself; for an unknown kind its own name has to do.

const kinds = [
  [/comment.*(count|number)|count.*comment/, 'A comment counter. It counts readers’ replies and is not part of the text.'],
  [/comment|reply|log-?in/, 'A form or link for readers’ comments.'],
  [/share|social|follow/, 'Buttons and links for sharing or following.'],
  [/byline|author|bio/, 'Names who wrote it. The name is kept as the author.'],
  [/inline|teaser|read-?(more|also)|related|recommend|promo|headline/, 'Points to another article; it interrupted this one.'],
  [/title|dupl|repeat/, 'Repeats the title or a passage that stands elsewhere.'],
  [/subscri|newsletter|paywall|sign-?up/, 'Asks the reader to subscribe or register.'],
  [/cookie|consent|privacy/, 'A notice about cookies or consent.'],
  [/advert|sponsor/, 'An advertisement.'],
  [/copyright|rights|legal|disclaimer|notice/, 'A legal notice of the site.'],
  [/caption|photo|image|credit/, 'Belongs to a picture that is not shown.'],
  [/date|time|publish|dateline/, 'A date line. The date is kept with the article.'],
  [/nav|menu|bread|pag(e|ing|ination)|tag|categor|footer|header/, 'Navigation of the site.'],
  [/template|boiler/, 'A line that recurs in many articles of this source.'],
];

export function explain(rule) {
  return kinds.find(([pattern]) => pattern.test(rule))?.[1] ?? 'Not part of the article, as this rule sees it.';
}
