namespace AmiPipeline.Documents;

/// <summary>Whole numbers from a minimum to a maximum, both included.</summary>
internal readonly record struct IntegerRange(int Min, int Max)
{
    public bool Contains(int number) => number >= Min && number <= Max;

    public override string ToString() => $"{Min} to {Max}";
}
