namespace AmiPipeline.Simulator.Ec2.Encryption;

/// <summary>ResetEbsDefaultKmsKeyId: back to the AWS managed key.</summary>
internal sealed class ResetEbsDefaultKmsKeyIdAction : IEc2Action
{
    public string Name => "ResetEbsDefaultKmsKeyId";

    public void Execute(Call call, Ec2XmlWriter answer)
    {
        call.Ready();
        call.Settings.DefaultKey = AccountSettings.AwsManagedAlias;
        answer.Element("kmsKeyId", call.Settings.DefaultKey);
    }
}
