namespace AmiPipeline.StatesLanguage.Choices;

/// <summary>What the literal operand of a comparison must be.</summary>
internal enum OperandKind
{
    String,
    Number,
    Boolean,
    Timestamp,
}
