import { checkFormatPage } from '../../support/format-page.js';

checkFormatPage('route53', ['example.com']);
