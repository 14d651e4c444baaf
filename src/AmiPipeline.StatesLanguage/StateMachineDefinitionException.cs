namespace AmiPipeline.StatesLanguage;

/// <summary>A definition cannot be run as it is. It holds every fault that was found, not only the first.</summary>
/// <param name="faults">The faults, in the order of the document.</param>
public sealed class StateMachineDefinitionException(IReadOnlyList<DefinitionFault> faults)
    : Exception(string.Join('\n', faults.Select(fault => fault.ToString())))
{
    /// <summary>What is wrong, in the order of the document; never empty.</summary>
    public IReadOnlyList<DefinitionFault> Faults => faults;
}
