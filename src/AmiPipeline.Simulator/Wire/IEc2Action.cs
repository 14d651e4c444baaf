namespace AmiPipeline.Simulator.Wire;

/// <summary>One EC2 action: reads its parameters, checks them, passes <see cref="Call.Ready"/>, acts and writes its answer.</summary>
internal interface IEc2Action
{
    string Name { get; }

    void Execute(Call call, Ec2XmlWriter answer);
}
