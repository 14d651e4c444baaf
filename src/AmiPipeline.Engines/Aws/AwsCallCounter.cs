using Amazon.Runtime;

namespace AmiPipeline.Engines.Aws;

/// <summary>Counts the calls that clients make; one that the SDK sends again counts once.</summary>
public sealed class AwsCallCounter
{
    private int _ec2;
    private int _kms;

    /// <summary>Calls to EC2.</summary>
    public int Ec2 => _ec2;

    /// <summary>Calls to KMS.</summary>
    public int Kms => _kms;

    internal void CountEc2(object sender, RequestEventArgs call) => Interlocked.Increment(ref _ec2);

    internal void CountKms(object sender, RequestEventArgs call) => Interlocked.Increment(ref _kms);
}
