namespace AmiPipeline.StateMachine;

/// <summary>CDK runs on Node, and prints a page about Node's age on stderr, which says nothing about the document.</summary>
public static class NodeNotice
{
    /// <summary>Keeps the notice away from this process's runs of CDK.</summary>
    public static void Silence() => Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20");
}
