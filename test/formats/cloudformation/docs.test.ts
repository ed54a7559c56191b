import { checkFormatPage } from '../../support/format-page.js';

checkFormatPage('cloudformation');
