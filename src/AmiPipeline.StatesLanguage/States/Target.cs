namespace AmiPipeline.StatesLanguage.States;

/// <summary>A reference to a state by its name.</summary>
/// <param name="name">The name.</param>
/// <param name="pointer">Where the reference is in the definition.</param>
internal sealed class Target(string name, string pointer)
{
    private State? _state;

    public string Name => name;

    public string Pointer => pointer;

    /// <summary>The state; known once the whole graph is read.</summary>
    public State State
    {
        get => _state ?? throw new InvalidOperationException($"The state '{name}' is not linked yet.");
        set => _state = value;
    }
}
