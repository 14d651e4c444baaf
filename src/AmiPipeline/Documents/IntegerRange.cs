namespace AmiPipeline.Documents;

/// <summary>Whole numbers from a smallest to a largest, both included.</summary>
internal readonly record struct IntegerRange(int Smallest, int Largest)
{
    public bool Holds(int number) => number >= Smallest && number <= Largest;

    public override string ToString() => $"{Smallest} to {Largest}";
}
