namespace AmiPipeline.Simulator.Ec2;

/// <summary>One EC2 action: reads its parameters, checks them, passes <see cref="Call.Ready"/>, acts and writes its answer.</summary>
internal interface IEc2Action
{
    string Name { get; }

    /// <summary>The filters it models; none if the action has no filters.</summary>
    IEnumerable<string> Filters => [];

    void Execute(Call call, Ec2XmlWriter answer);
}
