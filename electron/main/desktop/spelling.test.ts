import { expect, test, vi } from 'vitest';
import { createSpelling } from './spelling.ts';

function setUp(known: string[] = ['en-GB', 'en-US', 'es', 'hi', 'pt-BR']) {
  const session = {
    availableSpellCheckerLanguages: known,
    setSpellCheckerEnabled: vi.fn(),
    setSpellCheckerLanguages: vi.fn((languages: string[]) => {
      if (languages.some((language) => !known.includes(language))) throw new Error('Invalid language code');
    }),
  };
  const logger = { warn: vi.fn() };
  return {
    session,
    logger,
    spelling: createSpelling(session, () => ['en-IN', 'hi-IN', 'es-MX', 'ta-IN'], logger),
  };
}

test('takes the system’s languages where none was chosen, as far as it knows them', () => {
  const { session, spelling } = setUp();
  spelling.apply(null);
  expect(session.setSpellCheckerEnabled).toHaveBeenCalledExactlyOnceWith(true);
  expect(session.setSpellCheckerLanguages).toHaveBeenCalledExactlyOnceWith(['hi', 'es']);
});

test('takes what was chosen, and passes over what it no longer knows', () => {
  const { session, spelling, logger } = setUp();
  spelling.apply(['en-GB', 'tlh', 'pt-BR', 'en-GB']);
  expect(session.setSpellCheckerLanguages).toHaveBeenCalledExactlyOnceWith(['en-GB', 'pt-BR']);
  expect(logger.warn).not.toHaveBeenCalled();
});

test('no language switches it off', () => {
  const { session, spelling } = setUp();
  spelling.apply([]);
  expect(session.setSpellCheckerEnabled).toHaveBeenCalledExactlyOnceWith(false);
  expect(session.setSpellCheckerLanguages).not.toHaveBeenCalled();
});

test('on a Mac, whose own speller knows the languages, it is only switched on and off', () => {
  const { session, spelling } = setUp([]);
  spelling.apply(null);
  expect(session.setSpellCheckerLanguages).not.toHaveBeenCalled();
  expect(spelling.languages()).toEqual([]);
});
