namespace AmiPipeline.Simulator.Settings;

/// <summary>GetEbsDefaultKmsKeyId: <c>alias/aws/ebs</c> until a key is set, then its ARN.</summary>
internal sealed class GetEbsDefaultKmsKeyIdAction : IEc2Action
{
    public string Name => "GetEbsDefaultKmsKeyId";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        call.Ready();
        answer.Element("kmsKeyId", call.Settings.DefaultKey);
    }
}
