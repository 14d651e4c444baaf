namespace AmiPipeline.StatesLanguage.Loading;

/// <summary>A definition cannot be run as it is. It holds every fault that was found, not only the first.</summary>
/// <param name="faults">The faults, state by state.</param>
public sealed class StateMachineDefinitionException(IReadOnlyList<DefinitionFault> faults)
    : Exception(string.Join('\n', faults.Select(fault => fault.ToString())))
{
    /// <summary>What is wrong, state by state; never empty.</summary>
    public IReadOnlyList<DefinitionFault> Faults => faults;
}
