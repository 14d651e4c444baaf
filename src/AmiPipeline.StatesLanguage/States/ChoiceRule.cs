using AmiPipeline.StatesLanguage.Choices;

namespace AmiPipeline.StatesLanguage.States;

/// <param name="Condition">What it asks; null if that has faults, where the rule still tells which state can follow.</param>
/// <param name="Next">Where it leads.</param>
internal sealed record ChoiceRule(Condition? Condition, Target Next);
