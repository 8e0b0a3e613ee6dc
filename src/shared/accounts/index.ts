export { describeLimit, describeQuality, type QualityTone } from './accountFacts';
